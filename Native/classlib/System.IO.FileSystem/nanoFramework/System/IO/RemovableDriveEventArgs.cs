using global::System;
using global::System.IO;

namespace nanoFramework.System.IO
{
    /// <summary>A drive came or went.</summary>
    public class RemovableDriveEventArgs : EventArgs
    {
        internal RemovableDriveEventArgs(DriveInfo drive, RemovableDeviceEvent deviceEvent)
        {
            Drive = drive;
            Event = deviceEvent;
        }

        /// <summary>Which of both.</summary>
        public enum RemovableDeviceEvent
        {
            /// <summary>It came.</summary>
            Inserted,

            /// <summary>It went.</summary>
            Removed,
        }

        /// <summary>The drive.</summary>
        public DriveInfo Drive { get; }

        /// <summary>Which of both.</summary>
        public RemovableDeviceEvent Event { get; }
    }
}
