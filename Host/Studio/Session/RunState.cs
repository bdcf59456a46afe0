namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The state of a run.</summary>
    internal enum RunState
    {
        /// <summary>The device is running.</summary>
        Running,

        /// <summary>The run is being replayed up to a position, without pausing.</summary>
        Replaying,

        /// <summary>The run is held at a stop point.</summary>
        Paused,

        /// <summary>The updater is waiting for input; device time does not advance.</summary>
        Waiting,

        /// <summary>The device is off or in a final state.</summary>
        Off,

        /// <summary>The run failed on the host, outside the device.</summary>
        Failed,
    }
}
