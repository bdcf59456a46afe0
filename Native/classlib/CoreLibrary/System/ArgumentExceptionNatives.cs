using System.Runtime;

namespace System
{
    /// <summary>What an argument exception says.</summary>
    [Replaces("System.ArgumentException")]
    internal static class ArgumentExceptionNatives
    {
        /// <summary>The message and the parameter's name, as mscorlib puts them together.</summary>
        [Because("mscorlib's puts them together with String.Format, which each image with an exception would hold")]
        public static string get_Message(ArgumentException self)
        {
            string message = ExceptionMessage.get_Message(self);

            return string.IsNullOrEmpty(self.ParamName) ? message : message + " (Parameter '" + self.ParamName + "')";
        }
    }
}
