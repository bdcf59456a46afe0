using FlipperUpdaterNano.VirtualFlipper.Radio;

namespace FlipperUpdaterNano.VirtualFlipper
{
    /// <summary>Properties of a new device. The defaults describe a typical Flipper Zero.</summary>
    public sealed class DeviceSetup
    {
        /// <summary>Gets or sets the hardware target in the OTP.</summary>
        public int Target { get; set; } = 7;

        /// <summary>Gets or sets the device's name in the OTP, up to 8 ASCII characters.</summary>
        public string Name { get; set; } = "Virtual";

        /// <summary>Gets or sets the radio stack to install; <see langword="null"/> for FUS alone.</summary>
        public InstalledStack? Stack { get; set; } = new(new StackVersion(1, 13, 3, 0, 2), 3, 0x080D7000);

        /// <summary>
        /// Gets or sets the content of the radio stack's file, from which the content of the secure flash and the version and address of
        /// the stack are derived.
        /// </summary>
        public byte[]? StackFile { get; set; }

        /// <summary>Gets or sets the stack type of <see cref="StackFile"/>; -1 to guess the type.</summary>
        public int StackType { get; set; } = -1;

        /// <summary>Gets or sets the battery's state of charge in percent.</summary>
        public int BatteryPercent { get; set; } = 80;

        /// <summary>Gets or sets a value indicating whether external power is connected.</summary>
        public bool IsCharging { get; set; }

        /// <summary>Gets or sets a value indicating whether an empty card is in the slot.</summary>
        public bool HasCard { get; set; } = true;
    }
}
