namespace System
{
    /// <summary>What an event tells its handlers.</summary>
    public class EventArgs
    {
        /// <summary>Nothing to tell.</summary>
        public static readonly EventArgs Empty = new EventArgs();

        /// <summary>Creates the arguments.</summary>
        public EventArgs()
        {
        }
    }
}
