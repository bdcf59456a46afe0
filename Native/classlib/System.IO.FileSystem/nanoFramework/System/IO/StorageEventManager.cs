using global::System.IO;

namespace nanoFramework.System.IO
{
    /// <summary>Raises events when the card is inserted or removed; the slot is polled four times a second.</summary>
    public static class StorageEventManager
    {
        private static RemovableDeviceEventHandler s_inserted;
        private static RemovableDeviceEventHandler s_removed;
        private static bool s_watching;

        /// <summary>Raised when the card has been inserted.</summary>
        public static event RemovableDeviceEventHandler RemovableDeviceInserted
        {
            add
            {
                s_inserted += value;
                Watch();
            }

            remove
            {
                s_inserted -= value;
            }
        }

        /// <summary>Raised when the card has been removed.</summary>
        public static event RemovableDeviceEventHandler RemovableDeviceRemoved
        {
            add
            {
                s_removed += value;
                Watch();
            }

            remove
            {
                s_removed -= value;
            }
        }

        private static void Watch()
        {
            if (!s_watching)
            {
                s_watching = true;
                CardWatch.Add(Tell);
            }
        }

        private static void Tell(bool present)
        {
            RemovableDeviceEventHandler handler = present ? s_inserted : s_removed;

            if (handler != null)
            {
                handler(null, new RemovableDriveEventArgs(
                    new DriveInfo("D:"),
                    present
                        ? RemovableDriveEventArgs.RemovableDeviceEvent.Inserted
                        : RemovableDriveEventArgs.RemovableDeviceEvent.Removed));
            }
        }
    }
}
