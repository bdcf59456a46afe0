using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using Crc32 = FlipperUpdaterNano.Packaging.Crc32;
using DfuElement = FlipperUpdaterNano.Packaging.DfuElement;
using UpdateManifest = FlipperUpdaterNano.Updater.Formats.UpdateManifest;

namespace FlipperUpdaterNano.Fupd.Packages
{
    /// <summary>
    /// The properties of a package that the device model needs because it executes neither firmware nor radio stack: the complete firmware
    /// image, and the stack type of the encrypted radio image.
    /// </summary>
    internal sealed class PackageFirmware
    {
        private readonly IReadOnlyList<DfuElement> _parts;
        private readonly byte[]? _radio;
        private readonly byte _radioType;

        private readonly byte[]? _stub;

        private PackageFirmware(IReadOnlyList<DfuElement> parts, byte[]? radio = null, byte radioType = 0, byte[]? stub = null)
        {
            _stub = stub;
            _parts = parts;
            _radio = radio;
            _radioType = radioType;
            Pages = parts
                .SelectMany(
                    part =>
                        Enumerable.Range(
                            (int)(part.Address - FlashMap.Base) / FlashMap.PageSize, (part.Data.Length
                                + FlashMap.PageSize - 1) / FlashMap.PageSize))
                .ToHashSet();
        }

        /// <summary>Gets the flash pages that the firmware occupies; empty if the firmware is missing or unreadable.</summary>
        public IReadOnlySet<int> Pages { get; }

        /// <summary>Gets the firmware's image in flash; <see langword="null"/> if the firmware is missing or unreadable.</summary>
        public (uint Address, byte[] Bytes)? Image => _parts.Count > 0 ? Merge(_parts) : null;

        /// <summary>Reads the images that the manifest of a package names.</summary>
        /// <param name="manifest">The content of the manifest, or <see langword="null"/> if it does not exist.</param>
        /// <param name="file">
        /// Returns the content of a file in the manifest's folder, or <see langword="null"/> if there is no such file.
        /// </param>
        /// <returns>The images of the package. Images that cannot be read are left empty; the updater itself detects them.</returns>
        public static PackageFirmware Of(byte[]? manifest, Func<string, byte[]?> file)
        {
            UpdateManifest? names = Parse(manifest);
            if (names == null)
            {
                return new PackageFirmware([]);
            }

            byte[]? firmware = names.Firmware.Length > 0 ? file(names.Firmware) : null;
            byte[]? radio = names.Radio.Length > 0 ? file(names.Radio) : null;
            byte[]? stub = names.Resume.Length > 0 ? file(names.Resume) : null;
            return new PackageFirmware(firmware == null ? [] : Parts(firmware), radio, names.RadioVersion[5], stub);
        }

        /// <summary>Builds the firmware image as it will be in flash: the parts, with erased bytes between them.</summary>
        /// <returns>The first address of the image, and its content.</returns>
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

        /// <summary>
        /// Registers the firmware and the resume stub with a device, which can boot them once they are complete in flash. Also registers
        /// the type of the radio stack.
        /// </summary>
        public void Teach(VirtualDevice device)
        {
            if (Image is { } firmware)
            {
                device.Images.Add(firmware.Address, firmware.Bytes);
            }

            if (_stub is { } stub)
            {
                device.Images.AddStub(stub);
            }

            // A real stack reports the type stated in its encrypted body. The model accepts the type stated by the package if the size of
            // the SRAM that CPU1 can access permits it.
            if (_radio != null
                && _radioType != 0
                && VirtualFlipper.Radio.RadioImage.FromFile(_radio) is { } image
                && image.MayBe(_radioType))
            {
                device.Coprocessor.ImageTypes.TryAdd(Crc32.Compute(_radio), _radioType);
            }
        }

        /// <summary>Reads a manifest with the updater's own reader.</summary>
        /// <param name="manifest">The content of the manifest, or <see langword="null"/> if it does not exist.</param>
        /// <returns>The manifest, or <see langword="null"/> if it cannot be read.</returns>
        public static UpdateManifest? Parse(byte[]? manifest)
        {
            try
            {
                return manifest == null ? null : UpdateManifest.Parse(new DesktopBytes(), manifest, manifest.Length);
            }
            catch (MalformedException)
            {
                return null;
            }
        }

        /// <summary>Reads the elements of a DfuSe file, all of which must be located in flash.</summary>
        /// <returns>The elements; none if the file is damaged or an element is outside flash.</returns>
        public static IReadOnlyList<DfuElement> Parts(byte[] file)
        {
            try
            {
                IReadOnlyList<DfuElement> parts = DfuLayout.Read(file);
                return parts.All(part => part.Address >= FlashMap.Base && part.Address - FlashMap.Base + part.Data.Length <= FlashMap.Size)
                    ? parts
                    : [];
            }
            catch (PackagingException)
            {
                return [];
            }
        }
    }
}
