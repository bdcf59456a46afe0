namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Checks the flash layout of a package (docs/reference/stock-updater.md 8.2).</summary>
    public static class PackageLayout
    {
        // Minimum number of free pages that the stock packager expects between firmware and radio stack.
        private const int ComfortablePages = 2;
        private const int PageSize = 4096;

        /// <summary>Checks a package.</summary>
        /// <param name="contents">The parts of the package.</param>
        /// <returns>Warnings, one sentence each.</returns>
        /// <exception cref="PackagingException">A part is invalid.</exception>
        /// <exception cref="LayoutException">The package can never be installed.</exception>
        public static IReadOnlyList<string> Check(PackageContents contents)
        {
            List<string> warnings = [];
            CheckLoader(contents, warnings);
            CheckSplash(contents, warnings);
            CheckFirmware(contents, warnings);
            return warnings;
        }

        private static void CheckLoader(PackageContents contents, List<string> warnings)
        {
            if (contents.Loader.Length == 0)
            {
                throw new PackagingException("the loader is empty; give the stage-2 image (updater.bin)");
            }

            if (contents.Loader.Length > PackageFiles.LoaderLimit)
            {
                warnings.Add(
                    $"the loader is {contents.Loader.Length} bytes long, but firmware older than mid-2024 loads at most "
                    + $"{PackageFiles.LoaderLimit} and would silently cancel the update");
            }
        }

        private static void CheckSplash(PackageContents contents, List<string> warnings)
        {
            if (contents.Splash is { } splash && (splash.Length < 8 || BitConverter.ToUInt32(splash) != StandIn.SplashMagic))
            {
                warnings.Add("the splash does not start with the magic of a slide show; the firmware will not show it");
            }
        }

        private static void CheckFirmware(PackageContents contents, List<string> warnings)
        {
            if (contents.Firmware == null)
            {
                return;
            }

            long end = DfuWriter.FlashBase + (long)contents.Firmware.Length;
            if (DfuLayout.IsDfu(contents.Firmware))
            {
                end = DfuLayout.Read(contents.Firmware).Max(element => (long)element.Address + element.Data.Length);
            }

            if (end > RadioFooter.FusBase)
            {
                throw new LayoutException(
                    $"the firmware ends at 0x{end:X8}, but FUS starts at 0x{RadioFooter.FusBase:X8} on every device; make it smaller");
            }

            if (contents.Radio == null)
            {
                return;
            }

            uint radioAddress = contents.RadioAddress ?? RadioFooter.Read(contents.Radio).DefaultAddress(contents.Radio.Length);
            long gap = radioAddress - end;
            if (gap < 0)
            {
                throw new LayoutException(
                    $"the firmware ends at 0x{end:X8} and overlaps the radio stack at 0x{radioAddress:X8} by {-gap} bytes; make it "
                    + "smaller or use a smaller stack");
            }

            if (gap < ComfortablePages * PageSize)
            {
                warnings.Add(
                    $"only {gap / PageSize} free pages remain between the firmware's end and the radio stack; stock packages keep at "
                    + $"least {ComfortablePages}");
            }
        }
    }
}
