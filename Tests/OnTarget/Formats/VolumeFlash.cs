using System;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.OnTarget.Formats
{
    /// <summary>
    /// A read-only flash that contains <see cref="DeepVolume"/> directly before the secure start and is erased everywhere else.
    /// </summary>
    internal sealed class VolumeFlash : IFlash
    {
        /// <summary>Page of the volume's first block.</summary>
        public const int StartPage = 3;

        private readonly IBytes _bytes;
        private readonly int[] _starts = new int[DeepVolume.Blocks];

        public VolumeFlash(IBytes bytes)
        {
            _bytes = bytes;
            int start = 0;
            for (int i = 0; i < DeepVolume.Blocks; i++)
            {
                _starts[i] = start;
                start += DeepVolume.Lengths[i];
            }
        }

        /// <inheritdoc/>
        public uint SecureStart
        {
            get { return FlashGeometry.Base + ((StartPage + DeepVolume.Blocks) * FlashGeometry.PageSize); }
        }

        /// <inheritdoc/>
        public bool HasRowProgramming
        {
            get { return false; }
        }

        /// <inheritdoc/>
        public uint LastErrorFlags
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public FlashStatus Read(uint address, byte[] buffer, int offset, int count)
        {
            if (address < FlashGeometry.Base || address > SecureStart || count > SecureStart - address)
            {
                return FlashStatus.OutOfRange;
            }

            _bytes.Fill(buffer, offset, count, 0xFF);
            uint from = address - FlashGeometry.Base;
            while (count > 0)
            {
                int inPage = (int)(from % FlashGeometry.PageSize);
                int part = FlashGeometry.PageSize - inPage < count ? FlashGeometry.PageSize - inPage : count;
                int block = (int)(from / FlashGeometry.PageSize) - StartPage;
                int used = block < 0 ? 0 : DeepVolume.Lengths[block] - inPage;
                if (used > 0)
                {
                    Array.Copy(DeepVolume.Data, _starts[block] + inPage, buffer, offset, used < part ? used : part);
                }

                from += (uint)part;
                offset += part;
                count -= part;
            }

            return FlashStatus.Ok;
        }

        /// <inheritdoc/>
        public bool Matches(uint address, byte[] data, int offset, int count)
        {
            byte[] read = new byte[count];
            return Read(address, read, 0, count) == FlashStatus.Ok && _bytes.FirstDifference(read, 0, data, offset, count) < 0;
        }

        /// <inheritdoc/>
        public FlashStatus Crc32(uint seed, uint address, int count, out uint crc)
        {
            byte[] read = new byte[count];
            FlashStatus status = Read(address, read, 0, count);
            crc = status == FlashStatus.Ok ? _bytes.Crc32(seed, read, 0, count) : 0;
            return status;
        }

        /// <inheritdoc/>
        public bool IsErased(uint address, int count)
        {
            byte[] erased = new byte[count];
            _bytes.Fill(erased, 0, count, 0xFF);
            return Matches(address, erased, 0, count);
        }

        /// <inheritdoc/>
        public void SetEmptyFlag(bool isEmpty)
        {
        }

        /// <inheritdoc/>
        public FlashStatus BeginErase(int page)
        {
            return FlashStatus.Controller;
        }

        /// <inheritdoc/>
        public FlashStatus EndErase()
        {
            return FlashStatus.Controller;
        }

        /// <inheritdoc/>
        public FlashStatus ProgramDoubleWords(uint address, byte[] data, int offset, int count)
        {
            return FlashStatus.Controller;
        }

        /// <inheritdoc/>
        public FlashStatus ProgramRow(uint address, byte[] data, int offset)
        {
            return FlashStatus.Controller;
        }
    }
}
