using System;

namespace nanoFramework.TestFramework
{
    /// <summary>Writes the output of a test.</summary>
    public static class OutputHelper
    {
        /// <summary>Writes a string.</summary>
        public static void Write(string message) => Console.Write(message);

        /// <summary>Writes a line.</summary>
        public static void WriteLine(string message) => Console.WriteLine(message);
    }
}
