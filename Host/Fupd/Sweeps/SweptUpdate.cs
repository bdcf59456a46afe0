using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Rtc;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>The update that a sweep disturbs: the armed device, and the operations and the result of the undisturbed update.</summary>
    internal sealed class SweptUpdate
    {
        private SweptUpdate(VirtualDevice armed, string engine, ArmedPackage package)
        {
            Armed = armed;
            Engine = engine;
            Package = package;
            Before = DeviceContent.Of(armed, package.Folder);
            if (Before.HasDamagedSettings)
            {
                throw new InputException("the device's /int cannot be mounted, so no run can be compared with it; repair the device");
            }

            using PlayedDevice played = PlayedDevice.Copy(armed, engine);
            OperationList operations = new(played.Device);
            BootReport report = played.SwitchOn();
            bool rests = report.Ending == BootEnding.Rests && report.RestsAs == RestState.Firmware;
            if (!rests || !IsComplete(played.Device))
            {
                throw new InputException(
                    $"the undisturbed update does not complete ({report.Why}); run 'fupd install' for details");
            }

            if (played.Violations is [var rule, ..])
            {
                throw new InputException($"the undisturbed update violates a rule: {rule}");
            }

            Operations = operations.All;
            Nanoseconds = played.Device.Clock.Now - operations.Began;
            End = DeviceContent.Of(played.Device, package.Folder);
            if (End.HasDamagedSettings)
            {
                throw new InputException("the undisturbed update leaves an /int that cannot be mounted");
            }
        }

        /// <summary>Gets the device before the update, switched off and armed.</summary>
        public VirtualDevice Armed { get; }

        /// <summary>Gets the engine that runs the update: <c>mock</c> or <c>chip</c>.</summary>
        public string Engine { get; }

        /// <summary>Gets the package.</summary>
        public ArmedPackage Package { get; }

        /// <summary>Gets the content of the device before the update.</summary>
        public DeviceContent Before { get; }

        /// <summary>Gets the content of the device after the update.</summary>
        public DeviceContent End { get; }

        /// <summary>Gets the operations of the undisturbed update, in order.</summary>
        public IReadOnlyList<ListedOperation> Operations { get; }

        /// <summary>Gets the duration of the update in nanoseconds of device time.</summary>
        public long Nanoseconds { get; }

        /// <summary>Runs the update once, without disturbances.</summary>
        /// <param name="armed">The device, which is switched off and was armed by <see cref="Installation.Prepare"/>.</param>
        /// <param name="engine"><c>mock</c> or <c>chip</c>.</param>
        /// <exception cref="InputException">No update is armed, or the update does not complete.</exception>
        public static SweptUpdate Of(VirtualDevice armed, string engine)
        {
            ArmedPackage package = ArmedPackage.Find(armed)
                ?? throw new InputException("the device is not armed with a package, so there is no update to disturb");
            package.Firmware.Teach(armed);
            return new SweptUpdate(armed, engine, package);
        }

        private bool IsComplete(VirtualDevice device)
        {
            bool hasFirmware = Package.Firmware.Image is not { } image || image.Bytes.AsSpan().SequenceEqual(
                device.Flash.Bytes.Slice((int)(image.Address - FlashMap.Base), image.Bytes.Length));
            return hasFirmware && device.Backup.BootMode == BootMode.Normal;
        }
    }
}
