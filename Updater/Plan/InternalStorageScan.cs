using System;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Searches a firmware image for two strings that show where the firmware keeps /int: the folder on the card, and the signature that
    /// littlefs writes when it formats a volume and checks when it mounts one.
    /// </summary>
    internal sealed class InternalStorageScan
    {
        // If a block boundary splits one of the two strings, at most this many of its bytes precede the boundary: the length of the longer
        // string minus 1.
        private const int Overlap = 8;

        private readonly IBytes _bytes;
        private readonly byte[] _folder = Utf8.ToBytes(InternalStorageNames.Folder);
        private readonly byte[] _volume = Utf8.ToBytes("littlefs");
        private readonly byte[] _border = new byte[2 * Overlap];
        private bool _hasVolume;

        internal InternalStorageScan(IBytes bytes)
        {
            _bytes = bytes;
        }

        /// <summary>Gets a value indicating whether the image contains the name of the folder on the card.</summary>
        internal bool IsOnCard { get; private set; }

        internal InternalStorageTargets Targets
        {
            get
            {
                return IsOnCard ? InternalStorageTargets.Card : _hasVolume ? InternalStorageTargets.Flash : InternalStorageTargets.Both;
            }
        }

        /// <summary>Scans the firmware in flash, up to the first volume or the secure start. Unreadable pages are skipped.</summary>
        /// <param name="device">The device.</param>
        /// <param name="buffer">A buffer of one page; overwritten.</param>
        internal static InternalStorageScan OfFlash(IDevice device, byte[] buffer)
        {
            InternalStorageScan scan = new InternalStorageScan(device.Bytes);
            int end = LittleFsVolume.FindPage(device.Flash);
            for (int page = 0; page < end && !scan.IsOnCard; page++)
            {
                if (device.Flash.Read(FlashGeometry.AddressOf(page), buffer, 0, FlashGeometry.PageSize) == FlashStatus.Ok)
                {
                    scan.Add(buffer, FlashGeometry.PageSize);
                }
            }

            return scan;
        }

        /// <summary>Scans the next block of an image. A string that starts in the preceding block is found too.</summary>
        internal void Add(byte[] block, int count)
        {
            int head = count < Overlap ? count : Overlap;
            Array.Copy(block, 0, _border, Overlap, head);
            Look(_border, Overlap + head);
            Look(block, count);
            Array.Copy(block, count - head, _border, Overlap - head, head);
        }

        private void Look(byte[] data, int count)
        {
            IsOnCard = IsOnCard || _bytes.IndexOf(data, 0, count, _folder) >= 0;
            _hasVolume = _hasVolume || _bytes.IndexOf(data, 0, count, _volume) >= 0;
        }
    }
}
