namespace FlipperUpdaterNano.Fupd.Output
{
    /// <summary>Capabilities of the terminal, derived from the environment.</summary>
    internal static class TerminalKind
    {
        private const int UsualColumns = 80;

        private static readonly string[] s_localeVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

        /// <summary>Gets a value indicating whether only ASCII may be written, because TERM is dumb or the locale is not UTF-8.</summary>
        /// <remarks>.NET writes UTF-8 if no locale variable is set, so UTF-8 is then assumed.</remarks>
        public static bool IsPlain =>
            IsDumb
                || !IsUtf8(
                    s_localeVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)));

        /// <summary>Gets a value indicating whether the terminal does not support escape sequences.</summary>
        public static bool IsDumb => Environment.GetEnvironmentVariable("TERM") == "dumb";

        /// <summary>Gets the width of the terminal on stdout in columns; 80 if the terminal does not report it.</summary>
        public static int Columns => Console.WindowWidth is > 0 and var columns ? columns : UsualColumns;

        private static bool IsUtf8(string? locale)
        {
            return locale == null
                || locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase)
                || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
        }
    }
}
