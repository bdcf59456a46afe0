using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Folder;

namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>Makes virtual devices.</summary>
    internal static class DeviceMaker
    {
        /// <summary>Makes a device, which is switched off and not yet saved.</summary>
        /// <exception cref="InputException">A part does not fit into the device.</exception>
        public static VirtualDevice Make(DeviceRecipe recipe)
        {
            VirtualDevice device = new();
            device.Otp.PreloadFactoryData(recipe.Target, "virtual");
            PlaceRadio(device, recipe);
            int firstFree = PlaceFirmware(device, recipe.Firmware);
            if (recipe.HasInt && !recipe.IsIntOnCard)
            {
                PlaceInt(device, recipe, firstFree);
            }

            device.Battery.Percent = recipe.BatteryPercent;
            device.Battery.IsCharging = recipe.IsCharging;
            FormatCard(device.Card, recipe);
            device.Card.InsertEmpty();
            if (recipe.CardFolder != null)
            {
                DeviceFolder.LoadCard(device, recipe.CardFolder);
            }

            if (recipe.HasInt && recipe.IsIntOnCard)
            {
                PlaceIntOnCard(device.Card, recipe);
            }

            return device;
        }

        /// <summary>Reads the parts of a firmware file: a DfuSe file, or a plain image for address 0x08000000.</summary>
        public static IReadOnlyList<DfuElement> FirmwareParts(byte[] file) =>
            DfuLayout.IsDfu(file) ? DfuLayout.Read(file) : [new DfuElement(DfuWriter.FlashBase, file)];

        /// <summary>Formats the card. Cards larger than 32 GB are sold with exFAT and clusters of 128 KiB.</summary>
        private static void FormatCard(VirtualCard card, DeviceRecipe recipe)
        {
            card.Format = recipe.CardFormat;
            if (recipe.CardFormat == CardFormat.ExFat)
            {
                card.Capacity = 64L << 30;
                card.ClusterSize = 128 << 10;
            }

            card.Capacity = recipe.CardCapacity ?? card.Capacity;
        }

        private static void PlaceRadio(VirtualDevice device, DeviceRecipe recipe)
        {
            device.Coprocessor.Preload(recipe.Radio.Stack, recipe.Radio.Sram2a, recipe.Radio.Sram2b);
            if (recipe.OptionBytes is not { } area)
            {
                return;
            }

            if (area.Length != VirtualFlipper.Options.OptionBytes.AreaSize)
            {
                throw new InputException(
                    $"--option-bytes: the file is {area.Length} bytes long instead of {VirtualFlipper.Options.OptionBytes.AreaSize}");
            }

            // The option area specifies where CPU2's flash begins, so the stack is placed at that address.
            device.Options.PlaceArea(area);
            if (device.Coprocessor.Stack is { } stack)
            {
                device.Coprocessor.Stack = stack with { Address = device.Options.SecureStart };
            }
        }

        private static int PlaceFirmware(VirtualDevice device, IReadOnlyList<DfuElement> parts)
        {
            uint end = FlashMap.Base;
            foreach (DfuElement part in parts)
            {
                if (part.Address < FlashMap.Base || part.Address + (long)part.Data.Length > device.Options.SecureStart)
                {
                    throw new InputException(
                        $"firmware: its element at 0x{part.Address:X8}, {part.Data.Length} bytes, does not fit into CPU1's flash, "
                        + $"0x{FlashMap.Base:X8} to 0x{device.Options.SecureStart - 1:X8}");
                }

                device.Flash.Preload(part.Address, part.Data);
                end = Math.Max(end, part.Address + (uint)part.Data.Length);
            }

            (uint address, byte[] image) = PackageFirmware.Merge(parts);
            device.Images.Add(address, image);
            return (int)((end - FlashMap.Base + FlashMap.PageSize - 1) / FlashMap.PageSize);
        }

        private static void PlaceIntOnCard(VirtualCard card, DeviceRecipe recipe)
        {
            IReadOnlyDictionary<string, byte[]> files = recipe.IntFiles ?? DeviceRecipe.SettingsFiles();
            bool hasEmpty = recipe.IntDirectories.Any(
                directory => !files.Keys.Any(path => path.StartsWith(directory + "/", StringComparison.Ordinal)));
            if (recipe.IntImage != null || hasEmpty)
            {
                throw new InputException("--int-on card: /int must be a folder (--int) without empty directories");
            }

            if (card.PeekFolder("/.int").Count > 0)
            {
                // The card already contains a .int folder, which the default settings do not replace.
                if (recipe.IntFiles != null)
                {
                    throw new InputException(
                        "--int-on card: the folder of --sd contains .int too; give /int with --int or in .int, not both");
                }

                return;
            }

            foreach ((string path, byte[] data) in files)
            {
                try
                {
                    card.Preload($"/.int/{path}", data);
                }
                catch (ArgumentException error)
                {
                    throw new InputException($"--int: {error.Message}");
                }
            }
        }

        private static void PlaceInt(VirtualDevice device, DeviceRecipe recipe, int firstFree)
        {
            if (recipe.IntImage is not { } image)
            {
                InternalStorageVolume.Format(
                    device, () => new FolderTree(recipe.IntFiles ?? DeviceRecipe.SettingsFiles(), recipe.IntDirectories), firstFree);
                return;
            }

            int pages = device.Options.SecureStartPage - firstFree;
            if (image.Length == 0 || image.Length % FlashMap.PageSize != 0 || image.Length > pages * FlashMap.PageSize)
            {
                throw new InputException(
                    $"--int-image: on this device, an image must be 1 to {pages} pages of {FlashMap.PageSize} bytes, but the file is "
                    + $"{image.Length} bytes long");
            }

            device.Flash.Preload(FlashMap.Base + (uint)(firstFree * FlashMap.PageSize), image);
        }
    }
}
