using System.Security.Cryptography;
using System.Text;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>A digest of the persistent state that an update may change, excluding the card; used to detect changes.</summary>
    internal sealed class DeviceState : ISnapshotPart
    {
        private byte[] _digest;

        private DeviceState(VirtualDevice device)
        {
            Coprocessor core = device.Coprocessor;
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

            hash.AppendData(device.Flash.Bytes);
            hash.AppendData(device.Options.Area);
            hash.AppendData(device.Otp.Bytes);
            hash.AppendData(Encoding.UTF8.GetBytes($"{core.Runs} {core.Stack} {core.FusVersion}"));
            _digest = hash.GetHashAndReset();
        }

        /// <summary>Computes the digest of a device's persistent state.</summary>
        /// <returns>The digest of flash (including /int), option bytes, OTP and the state of CPU2.</returns>
        public static DeviceState Of(VirtualDevice device) => new(device);

        /// <summary>Determines whether two states are bit-for-bit identical.</summary>
        public bool Equals(DeviceState other)
        {
            return _digest.AsSpan().SequenceEqual(other._digest);
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            _digest = archive.Block(_digest)!;
        }
    }
}
