namespace System.Diagnostics
{
    /// <summary>
    /// Text and checks for the developer, in every build: the calls carry no condition here, so they print to the console
    /// always, as <c>fupd nano run</c> promises.
    /// </summary>
    public static class Debug
    {
        /// <summary>Writes a text.</summary>
        public static void Write(string message)
        {
            Console.Write(message);
        }

        /// <summary>Ends the line.</summary>
        public static void WriteLine()
        {
            Console.WriteLine();
        }

        /// <summary>Writes a text and ends the line.</summary>
        public static void WriteLine(string message)
        {
            Console.WriteLine(message);
        }

        /// <summary>Stops the program when the condition does not hold.</summary>
        public static void Assert(bool condition)
        {
            Assert(condition, null, null);
        }

        /// <summary>Stops the program with a message when the condition does not hold.</summary>
        public static void Assert(bool condition, string message)
        {
            Assert(condition, message, null);
        }

        /// <summary>Stops the program with a message when the condition does not hold.</summary>
        public static void Assert(bool condition, string message, string detailedMessage)
        {
            if (!condition)
            {
                throw new SystemException("Assertion failed. " + message + " " + detailedMessage);
            }
        }
    }
}
