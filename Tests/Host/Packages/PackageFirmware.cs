using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using Crc32 = FlipperUpdaterNano.Packaging.Crc32;

namespace FlipperUpdaterNano.Host.Packages
{
    /// <summary>
    /// What of a package the device model must be told, because it executes neither firmware nor radio stack: which image is a whole
    /// firmware, and what type the encrypted radio image is.
    /// </summary>
    internal sealed class PackageFirmware
    {
        private readonly IReadOnlyList<DfuElement> _parts;

        private PackageFirmware(IReadOnlyList<DfuElement> parts)
        {
            _parts = parts;
            Pages = parts
                .SelectMany(part => Enumerable.Range((int)(part.Address - FlashMap.Base) / FlashMap.PageSize, (part.Data.Length + FlashMap.PageSize - 1) / FlashMap.PageSize))
                .ToHashSet();
        }

        /// <summary>Gets the flash pages the firmware takes; none when there is no firmware that can be read.</summary>
        public IReadOnlySet<int> Pages { get; }

        /// <summary>Reads the firmware of a package.</summary>
        /// <param name="package">The package.</param>
        /// <returns>Its firmware; one without parts when there is none that can be read, which the updater finds as well.</returns>
        public static PackageFirmware Of(Package package)
        {
            if (!package.Files.TryGetValue(PackageFiles.Firmware, out byte[]? file))
            {
                return new PackageFirmware([]);
            }

            try
            {
                IReadOnlyList<DfuElement> parts = DfuLayout.Read(file);
                return new PackageFirmware(parts.All(part => part.Address >= FlashMap.Base && part.Address - FlashMap.Base + part.Data.Length <= FlashMap.Size) ? parts : []);
            }
            catch (PackagingException)
            {
                return new PackageFirmware([]);
            }
        }

        /// <summary>Makes the image a firmware is in flash: its parts with erased bytes between them.</summary>
        /// <param name="parts">Its parts.</param>
        /// <returns>First address and bytes.</returns>
        public static (uint Address, byte[] Bytes) Merge(IReadOnlyList<DfuElement> parts)
        {
            uint first = parts.Min(part => part.Address);
            byte[] bytes = new byte[parts.Max(part => part.Address + part.Data.Length) - first];
            bytes.AsSpan().Fill(0xFF);
            foreach (DfuElement part in parts)
            {
                part.Data.CopyTo(bytes, part.Address - first);
            }

            return (first, bytes);
        }

        /// <summary>Tells a device that this firmware, whole in its flash, runs.</summary>
        /// <param name="device">The device.</param>
        public void Teach(VirtualDevice device)
        {
            if (_parts.Count > 0)
            {
                (uint address, byte[] bytes) = Merge(_parts);
                device.Images.Add(address, bytes);
            }
        }
    }
}
