namespace FlipperUpdaterNano.Fupd.Output
{
    /// <summary>A question at the terminal that must be answered before something that cannot be undone.</summary>
    internal static class Confirmation
    {
        /// <summary>Chooses how a command is confirmed.</summary>
        /// <param name="isGiven">Whether the user confirmed on the command line, with <c>--yes</c>.</param>
        /// <returns>Asks a question on stderr; returns whether the answer is yes.</returns>
        /// <exception cref="InputException">There is neither a confirmation nor a terminal.</exception>
        public static Func<string, bool> Of(bool isGiven)
        {
            if (isGiven)
            {
                return _ => true;
            }

            // A question on a redirected stderr would be waited for unseen.
            return Console.IsInputRedirected || Console.IsErrorRedirected
                ? throw new InputException("there is no terminal for the confirmation; give --yes to install without it")
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
