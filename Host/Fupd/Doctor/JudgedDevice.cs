using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Otp;
using FlipperUpdaterNano.VirtualFlipper.Radio;

namespace FlipperUpdaterNano.Fupd.Doctor
{
    /// <summary>
    /// The device to which the doctor's verdict applies. The verdict for a default device says little about a device with a different radio
    /// stack or a full card.
    /// </summary>
    /// <param name="Folder">Folder of the device, or <see langword="null"/> for a new default device.</param>
    /// <param name="Target">Hardware target.</param>
    /// <param name="Radio">Description of the installed stack.</param>
    /// <param name="FusVersion">Version of FUS.</param>
    /// <param name="BatteryPercent">State of charge.</param>
    internal sealed record JudgedDevice(string? Folder, int Target, string Radio, string FusVersion, int BatteryPercent)
    {
        /// <summary>Reads the properties of a device.</summary>
        /// <param name="folder">Folder of the device, or <see langword="null"/> for a new default device.</param>
        public static JudgedDevice Of(VirtualDevice device, string? folder)
        {
            string radio = device.Coprocessor.Stack is { } stack
                ? $"{RadioType.Name((byte)stack.Type)} {stack.Version.Dotted}"
                : "no radio stack";
            return new JudgedDevice(
                folder, device.Otp.Bytes[OtpArea.TargetOffset], radio, device.Coprocessor.FusVersion.Dotted, device.Battery.Percent);
        }

        /// <summary>Converts to JSON for reports.</summary>
        public JsonObject ToJson() => new()
        {
            ["folder"] = Folder,
            ["isDefault"] = Folder == null,
            ["target"] = Target,
            ["radio"] = Radio,
            ["fusVersion"] = FusVersion,
            ["batteryPercent"] = BatteryPercent,
        };

        /// <inheritdoc/>
        public override string ToString() =>
            $"{Folder ?? "a new default device"} (target {Target}, {Radio}, FUS {FusVersion}, battery {BatteryPercent} %)";
    }
}
