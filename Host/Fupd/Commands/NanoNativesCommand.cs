using System.CommandLine;
using FlipperUpdaterNano.Linker;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd nano natives</c>: writes the C++ header that binds InternalCalls to natives.</summary>
    internal static class NanoNativesCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> header = new("HEADER") { Description = "The C++ header to write." };
            Command command = new("natives", "Write the C++ header that binds the class library's InternalCalls to natives.") { header };
            command.SetAction(result =>
            {
                File.WriteAllText(result.GetValue(header)!, ImageLinker.RuntimeHeader(ClassLibrary.Assemblies()));
                common.OutputOf(result).Line($"{result.GetValue(header)}: written");

                return ExitStatus.Done;
            });

            return command;
        }
    }
}
