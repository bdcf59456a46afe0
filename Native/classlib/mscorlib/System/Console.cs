using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>Text out: to the terminal on the desktop, to the console port on the chip. A line ends with a line feed alone.</summary>
    public static class Console
    {
        /// <summary>Writes a text; null writes nothing.</summary>
        public static void Write(string value)
        {
            if (value != null)
            {
                Print(value);
            }
        }

        /// <summary>Ends the line.</summary>
        public static void WriteLine()
        {
            Print("\n");
        }

        /// <summary>Writes a text and ends the line.</summary>
        public static void WriteLine(string value)
        {
            Write(value);
            WriteLine();
        }

        /// <summary>Hands the text, as UTF-8, to the console.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Print(string value);
    }
}
