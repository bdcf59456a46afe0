using global::System;
using global::System.IO;

namespace nanoFramework.System.IO
{
    /// <summary>Arguments of the event raised when a drive has been inserted or removed.</summary>
    public class RemovableDriveEventArgs : EventArgs
    {
        internal RemovableDriveEventArgs(DriveInfo drive, RemovableDeviceEvent deviceEvent)
        {
            Drive = drive;
            Event = deviceEvent;
        }

        /// <summary>Insertion or removal.</summary>
        public enum RemovableDeviceEvent
        {
            /// <summary>The drive has been inserted.</summary>
            Inserted,

            /// <summary>The drive has been removed.</summary>
            Removed,
        }

        /// <summary>The drive.</summary>
        public DriveInfo Drive { get; }

        /// <summary>Insertion or removal.</summary>
        public RemovableDeviceEvent Event { get; }
    }
}
