namespace FlipperUpdaterNano.Fupd
{
    /// <summary>The exit statuses of commands, which are a public interface.</summary>
    internal static class ExitStatus
    {
        /// <summary>The command succeeded.</summary>
        public const int Done = 0;

        /// <summary>The update or the check ended with a refusal or an error, which has been reported.</summary>
        public const int Refused = 1;

        /// <summary>The usage was invalid or an input could not be read; one line on stderr describes and locates the fault.</summary>
        public const int BadInput = 2;

        /// <summary>The virtual device ended in a state that needs the user's help.</summary>
        public const int NeedsPerson = 3;
    }
}
