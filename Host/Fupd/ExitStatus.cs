namespace FlipperUpdaterNano.Fupd
{
    /// <summary>Exit statuses of commands. A public interface.</summary>
    internal static class ExitStatus
    {
        /// <summary>Done.</summary>
        public const int Done = 0;

        /// <summary>The update or the check ended in a refusal or an error, which was reported.</summary>
        public const int Refused = 1;

        /// <summary>Invalid usage or an unreadable input; one line on stderr gives fault and location.</summary>
        public const int BadInput = 2;

        /// <summary>The virtual device ended in a state that needs a user.</summary>
        public const int NeedsPerson = 3;
    }
}
