using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Radio;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>The persistent state that an update may change, except the card, to detect changes.</summary>
    internal sealed class DeviceState
    {
        private readonly byte[] _flash;
        private readonly byte[] _options;
        private readonly byte[] _otp;
        private readonly CoprocessorFirmware _runs;
        private readonly InstalledStack? _stack;
        private readonly StackVersion _fus;

        private DeviceState(VirtualDevice device)
        {
            _flash = device.Flash.Bytes.ToArray();
            _options = device.Options.Area.ToArray();
            _otp = device.Otp.Bytes.ToArray();
            _runs = device.Coprocessor.Runs;
            _stack = device.Coprocessor.Stack;
            _fus = device.Coprocessor.FusVersion;
        }

        /// <summary>Remembers the state of a device.</summary>
        /// <param name="device">The device.</param>
        /// <returns>Its flash (/int included), option bytes, OTP and CPU2.</returns>
        public static DeviceState Of(VirtualDevice device) => new(device);

        /// <summary>Determines whether two states are bit for bit the same.</summary>
        /// <param name="other">The other state.</param>
        /// <returns>Whether they are.</returns>
        public bool Equals(DeviceState other)
        {
            return _flash.AsSpan().SequenceEqual(other._flash)
                && _options.AsSpan().SequenceEqual(other._options)
                && _otp.AsSpan().SequenceEqual(other._otp)
                && _runs == other._runs && _stack == other._stack && _fus == other._fus;
        }
    }
}
