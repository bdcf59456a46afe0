namespace FlipperUpdaterNano.Fupd.Output
{
    /// <summary>A question at the terminal that must be answered before an irreversible action.</summary>
    internal static class Confirmation
    {
        /// <summary>Selects how the user confirms a command.</summary>
        /// <param name="isGiven">Whether the user confirmed on the command line, with <c>--yes</c>.</param>
        /// <returns>A function that asks a question on stderr and returns whether the answer is yes.</returns>
        /// <exception cref="InputException">
        /// The user has not confirmed on the command line, and there is no terminal on which to ask.
        /// </exception>
        public static Func<string, bool> Of(bool isGiven)
        {
            if (isGiven)
            {
                return _ => true;
            }

            // If stderr is redirected, the user would not see the question, and the command would wait for an answer.
            return Console.IsInputRedirected || Console.IsErrorRedirected
                ? throw new InputException("there is no terminal to confirm on; give --yes to install without confirmation")
                : Ask;
        }

        // End of input means no.
        private static bool Ask(string question)
        {
            Console.Error.Write($"{ShownText.Of(question, TerminalKind.IsPlain)} [y/N] ");
            return Console.In.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
        }
    }
}
