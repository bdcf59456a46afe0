using System.Runtime;

namespace System
{
    /// <summary>Replaces members of ArgumentException.</summary>
    [Replaces("System.ArgumentException")]
    internal static class ArgumentExceptionNatives
    {
        /// <summary>Returns the message with the parameter's name, in mscorlib's format.</summary>
        [Because("mscorlib's version uses String.Format, which every image with an exception would then contain")]
        public static string get_Message(ArgumentException self)
        {
            string message = ExceptionMessage.get_Message(self);

            return string.IsNullOrEmpty(self.ParamName) ? message : message + " (Parameter '" + self.ParamName + "')";
        }
    }
}
