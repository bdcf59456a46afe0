namespace FlipperUpdaterNano.Stages
{
    /// <summary>
    /// The one table of stages and errors. Screens, reports, <c>fupd explain</c>, docs/ERRORS.md and the tests read it.
    /// </summary>
    /// <remarks>
    /// The tables are text, because a literal is the smallest form they can have in the RAM image; they are read row by row when needed.
    /// Rows 1 to 13 hold the documented values (design, stage table) and, at values that are free there, the project's own checks.
    /// Append only: a value never changes its meaning.
    /// </remarks>
    public static class StageCatalog
    {
        /// <summary>The highest stage code.</summary>
        public const int Last = Stage.Fault;

        /// <summary>Safety: a check failed; this step has changed nothing.</summary>
        public const char SafeUnchanged = 'u';

        /// <summary>Safety: the radio stack may be missing; firmware and settings are whole.</summary>
        public const char SafeRadio = 'r';

        /// <summary>Safety: the firmware may be incomplete; the settings are in backup.tar.</summary>
        public const char SafeFlash = 'f';

        /// <summary>Safety: the option bytes may be partly corrected; firmware is whole.</summary>
        public const char SafeOptions = 'o';

        /// <summary>Safety: the new firmware is whole; settings are in backup.tar.</summary>
        public const char SafeSettings = 's';

        /// <summary>Safety: firmware and settings are whole; files on the card may be incomplete.</summary>
        public const char SafeCard = 'c';

        // code, weight (reference 1.1 where a stage corresponds), label
        private const string Stages =
            "1 45 Loading update manifest\n" +
            "2 33 Checking DFU file\n" +
            "3 100 Writing flash\n" +
            "4 20 Validating flash\n" +
            "5 15 Checking radio FW\n" +
            "6 25 Uninstalling radio FW\n" +
            "7 40 Writing radio FW\n" +
            "8 30 Installing radio FW\n" +
            "9 5 Radio is updating\n" +
            "10 2 Validating opt. bytes\n" +
            "11 5 Backing up LFS\n" +
            "12 5 Restoring LFS\n" +
            "13 255 Updating resources\n" +
            "14 1 Checking power\n" +
            "15 50 Checking resources\n" +
            "16 1 Checking card\n" +
            "17 5 Checking settings\n" +
            "18 5 Installing splash\n" +
            "19 1 Handing over\n" +
            "20 1 Checking images\n" +
            "21 1 Updater fault\n";

        // stage, first and last progress, safety, advice, text
        private const string Errors =
            "1 13 13 u p Wrong updater hardware\n" +
            "1 20 20 u c No saved manifest path\n" +
            "1 30 30 u c Manifest does not load\n" +
            "1 40 40 u p Wrong package version\n" +
            "1 50 50 u p HW target mismatch\n" +
            "1 60 60 u c No DFU file\n" +
            "1 65 65 u c No loader file\n" +
            "1 66 66 u s Loader read error\n" +
            "1 70 70 u c Loader CRC mismatch\n" +
            "1 80 80 u c No radio file\n" +
            "2 0 0 u c Cannot open DFU file\n" +
            "2 1 98 u s DFU file read error\n" +
            "2 99 100 u c DFU file corrupted\n" +
            "3 0 100 f k Flash write error\n" +
            "4 0 100 f k Flash compare error\n" +
            "5 0 99 u s Radio file read error\n" +
            "5 100 100 u c Radio CRC mismatch\n" +
            "6 0 0 r r Radio delete refused\n" +
            "6 80 80 r r Radio delete failed\n" +
            "7 0 100 r r Radio write error\n" +
            "8 0 0 r r Radio install refused\n" +
            "8 80 80 r r Radio install failed\n" +
            "9 10 10 r o Radio did not finish\n" +
            "9 20 20 r n Core 2 does not start\n" +
            "9 30 30 r r FUS reports an error\n" +
            "9 40 40 r n Switch to FUS failed\n" +
            "9 50 50 r r Switch to radio failed\n" +
            "9 90 90 r p Radio version not reached\n" +
            "10 0 15 o p Opt. byte cannot be set\n" +
            "10 16 16 u p Opt. byte data incomplete\n" +
            "11 0 100 u s Settings backup error\n" +
            "12 0 100 s k Settings restore error\n" +
            "13 0 100 c s SD card read/write error\n" +
            "14 0 0 u b Battery unknown\n" +
            "14 15 15 u b Battery below 15 %\n" +
            "14 30 30 u b Battery below 30 %\n" +
            "15 0 0 u c Cannot open resources\n" +
            "15 1 89 u s Resources read error\n" +
            "15 90 90 u c Resources corrupted\n" +
            "15 92 92 u c Resource file differs\n" +
            "15 93 93 u c Resource list missing\n" +
            "16 0 0 u s No card\n" +
            "16 20 20 u w Card is write-protected\n" +
            "16 30 30 u s Card cannot be written\n" +
            "16 40 40 u f Card is full\n" +
            "17 10 10 u i Settings unreadable\n" +
            "17 20 20 u i Settings do not fit\n" +
            "17 30 30 u s Backup unreadable\n" +
            "18 0 0 u c Cannot open splash file\n" +
            "18 10 10 u c Splash file corrupted\n" +
            "18 50 50 s s Splash write error\n" +
            "19 0 100 c s Hand-over error\n" +
            "20 10 10 u p Firmware outside flash\n" +
            "20 20 20 u p Firmware is too big\n" +
            "20 30 30 u p Firmware parts overlap\n" +
            "20 40 40 u p Firmware not on a page\n" +
            "20 50 50 u p Firmware cannot start\n" +
            "20 60 60 u p Not a radio image\n" +
            "20 65 65 u p Radio version differs\n" +
            "20 67 67 u p Radio type differs\n" +
            "20 70 70 u p Radio address not a page\n" +
            "20 75 75 u p Radio address wrong\n" +
            "20 80 80 u p Radio needs newer FUS\n" +
            "20 85 85 u p Radio over old firmware\n" +
            "21 0 2 u a Updater fault\n" +
            "21 3 4 f k Updater fault\n" +
            "21 5 5 u a Updater fault\n" +
            "21 6 9 r r Updater fault\n" +
            "21 10 10 o a Updater fault\n" +
            "21 11 11 u a Updater fault\n" +
            "21 12 12 s k Updater fault\n" +
            "21 13 13 c a Updater fault\n" +
            "21 14 17 u a Updater fault\n" +
            "21 18 18 s a Updater fault\n" +
            "21 19 19 c a Updater fault\n" +
            "21 20 20 u a Updater fault\n";

        private const string Advice =
            "p Get a package made for this device.\n" +
            "c Copy the package to the card again.\n" +
            "s Check or replace the SD card, then press OK.\n" +
            "k Press OK to try again; do not switch off.\n" +
            "r Press OK to try again; the old firmware still works.\n" +
            "b Connect the charger, then press OK.\n" +
            "w Unlock the card, then press OK.\n" +
            "f Free space on the card, then press OK.\n" +
            "a Press OK to try again; update.log says more.\n" +
            "n Press OK to restart and try again.\n" +
            "o Press OK to wait on, or switch off and on.\n" +
            "i Hold BACK to leave, then save your settings.\n";

        // The advice to restart: what such a row names ends with a reset only.
        private const string RestartLetter = "n";

        private static string[] s_stageRows;

        /// <summary>Gets the name of a stage as the screen shows it.</summary>
        /// <param name="stage">A code of <see cref="Stage"/>.</param>
        /// <returns>The label; empty for an unknown code.</returns>
        public static string Label(int stage)
        {
            string row = StageRow(stage);
            return row.Length == 0 ? row : row.Substring(row.IndexOf(' ', row.IndexOf(' ') + 1) + 1);
        }

        /// <summary>Gets the weight of a stage: its share of an average full update.</summary>
        /// <param name="stage">A code of <see cref="Stage"/>.</param>
        /// <returns>The weight; 0 for an unknown code.</returns>
        public static int Weight(int stage)
        {
            string row = StageRow(stage);
            return row.Length == 0 ? 0 : Number(row.Split(' ')[1]);
        }

        /// <summary>Finds the meaning of an error code.</summary>
        /// <param name="stage">XX.</param>
        /// <param name="progress">YY.</param>
        /// <returns>Its row, or <see langword="null"/> when no row holds it.</returns>
        public static ErrorRow Find(int stage, int progress)
        {
            for (int start = 0; start < Errors.Length;)
            {
                ErrorRow row = Row(ref start);
                if (row.Stage == stage && progress >= row.From && progress <= row.To)
                {
                    return row;
                }
            }

            return null;
        }

        /// <summary>Reads the whole error table, in order.</summary>
        /// <returns>All rows.</returns>
        public static ErrorRow[] Rows()
        {
            ErrorRow[] rows = new ErrorRow[Errors.Split('\n').Length - 1];
            int start = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = Row(ref start);
            }

            return rows;
        }

        /// <summary>Writes an error code as people quote it, without brackets.</summary>
        /// <param name="stage">XX.</param>
        /// <param name="progress">YY.</param>
        /// <returns>For example <c>2-99</c>.</returns>
        public static string Code(int stage, int progress)
        {
            return stage.ToString() + "-" + progress.ToString();
        }

        private static string StageRow(int stage)
        {
            // Split once: interpreted, it takes as long as reading 4 KiB from the card (measured on the emulated chip).
            s_stageRows ??= Stages.Split('\n');
            return stage < 1 || stage > Last ? string.Empty : s_stageRows[stage - 1];
        }

        private static ErrorRow Row(ref int start)
        {
            int end = Errors.IndexOf('\n', start);
            string line = Errors.Substring(start, end - start);
            start = end + 1;
            string[] fields = line.Split(' ');
            int text = 0;
            for (int i = 0; i < 5; i++)
            {
                text = line.IndexOf(' ', text) + 1;
            }

            return new ErrorRow(
                Number(fields[0]),
                Number(fields[1]),
                Number(fields[2]),
                line.Substring(text),
                Sentence(fields[4]),
                fields[3][0],
                fields[4] == RestartLetter);
        }

        private static string Sentence(string letter)
        {
            int start = Advice.IndexOf(letter + " ");
            while (start > 0 && Advice[start - 1] != '\n')
            {
                start = Advice.IndexOf(letter + " ", start + 1);
            }

            return Advice.Substring(start + 2, Advice.IndexOf('\n', start) - start - 2);
        }

        private static int Number(string digits)
        {
            return int.Parse(digits);
        }
    }
}
