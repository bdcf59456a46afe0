using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Errors
{
    /// <summary>
    /// The one table of stages and errors. Screens, reports, <c>fupd explain</c>, docs/ERRORS.md and the tests read it.
    /// </summary>
    /// <remarks>
    /// The tables are text in fixed columns, because a literal is the smallest form they can have in the RAM image; they are read when needed.
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

        // Labels in the order of their codes (docs/reference/stock-updater.md 1.1 where a stage corresponds).
        private const string Stages =
            "Loading update manifest\n" +
            "Checking DFU file\n" +
            "Writing flash\n" +
            "Validating flash\n" +
            "Checking radio FW\n" +
            "Uninstalling radio FW\n" +
            "Writing radio FW\n" +
            "Installing radio FW\n" +
            "Radio is updating\n" +
            "Validating opt. bytes\n" +
            "Backing up LFS\n" +
            "Restoring LFS\n" +
            "Updating resources\n" +
            "Checking power\n" +
            "Checking resources\n" +
            "Checking card\n" +
            "Checking settings\n" +
            "Installing splash\n" +
            "Handing over\n" +
            "Checking images\n" +
            "Updater fault\n";

        // Stage (two digits), first and last progress (three digits each), letters of safety and advice, text.
        private const string Errors =
            "01013013upWrong updater hardware\n" +
            "01020020ucNo saved manifest path\n" +
            "01030030ucManifest does not load\n" +
            "01040040upWrong package version\n" +
            "01050050upHW target mismatch\n" +
            "01060060ucNo DFU file\n" +
            "01065065ucNo loader file\n" +
            "01066066usLoader read error\n" +
            "01070070ucLoader CRC mismatch\n" +
            "01080080ucNo radio file\n" +
            "02000000ucCannot open DFU file\n" +
            "02001098usDFU file read error\n" +
            "02099100ucDFU file corrupted\n" +
            "03000100fkFlash write error\n" +
            "04000100fkFlash compare error\n" +
            "05000099usRadio file read error\n" +
            "05100100ucRadio CRC mismatch\n" +
            "06000000rrRadio delete refused\n" +
            "06080080rrRadio delete failed\n" +
            "07000100rrRadio write error\n" +
            "08000000rrRadio install refused\n" +
            "08080080rrRadio install failed\n" +
            "09010010roRadio did not finish\n" +
            "09020020rnCore 2 does not start\n" +
            "09030030rrFUS reports an error\n" +
            "09040040rnSwitch to FUS failed\n" +
            "09050050rrSwitch to radio failed\n" +
            "09090090rpRadio version not reached\n" +
            "10000015opOpt. byte cannot be set\n" +
            "10016016upOpt. byte data incomplete\n" +
            "11000100usSettings backup error\n" +
            "12000100skSettings restore error\n" +
            "13000100csSD card read/write error\n" +
            "14000000ubBattery unknown\n" +
            "14015015ubBattery below 15 %\n" +
            "14030030ubBattery below 30 %\n" +
            "15000000ucCannot open resources\n" +
            "15001089usResources read error\n" +
            "15090090ucResources corrupted\n" +
            "15092092ucResource file differs\n" +
            "15093093ucResource list missing\n" +
            "16000000usNo card\n" +
            "16020020uwCard is write-protected\n" +
            "16030030usCard cannot be written\n" +
            "16040040ufCard is full\n" +
            "17010010uiSettings unreadable\n" +
            "17020020uiSettings do not fit\n" +
            "17030030usBackup unreadable\n" +
            "18000000ucCannot open splash file\n" +
            "18010010ucSplash file corrupted\n" +
            "18050050ssSplash write error\n" +
            "19000100csHand-over error\n" +
            "20010010upFirmware outside flash\n" +
            "20020020upFirmware is too big\n" +
            "20030030upFirmware parts overlap\n" +
            "20040040upFirmware not on a page\n" +
            "20050050upFirmware cannot start\n" +
            "20060060upNot a radio image\n" +
            "20065065upRadio version differs\n" +
            "20067067upRadio type differs\n" +
            "20070070upRadio address not a page\n" +
            "20075075upRadio address wrong\n" +
            "20080080upRadio needs newer FUS\n" +
            "20085085upRadio over old firmware\n" +
            "21000002uaUpdater fault\n" +
            "21003004fkUpdater fault\n" +
            "21005005uaUpdater fault\n" +
            "21006009rrUpdater fault\n" +
            "21010010oaUpdater fault\n" +
            "21011011uaUpdater fault\n" +
            "21012012skUpdater fault\n" +
            "21013013caUpdater fault\n" +
            "21014017uaUpdater fault\n" +
            "21018018saUpdater fault\n" +
            "21019019caUpdater fault\n" +
            "21020020uaUpdater fault\n";

        private const string Advice =
            "\npGet a package made for this device.\n" +
            "cCopy the package to the card again.\n" +
            "sCheck or replace the SD card, then press OK.\n" +
            "kPress OK to try again; do not switch off.\n" +
            "rPress OK to try again; the old firmware still works.\n" +
            "bConnect the charger, then press OK.\n" +
            "wUnlock the card, then press OK.\n" +
            "fFree space on the card, then press OK.\n" +
            "aPress OK to try again; update.log says more.\n" +
            "nPress OK to restart and try again.\n" +
            "oPress OK to wait on, or switch off and on.\n" +
            "iHold BACK to leave, then save your settings.\n";

        private const int SafetyColumn = 8;
        private const int AdviceColumn = 9;
        private const int TextColumn = 10;

        // The advice to restart: what such a row names ends with a reset only.
        private const char RestartLetter = 'n';

        /// <summary>Gets the name of a stage as the screen shows it.</summary>
        /// <param name="stage">A code of <see cref="Stage"/>.</param>
        /// <returns>The label; empty for an unknown code.</returns>
        public static string Label(int stage)
        {
            return stage < 1 || stage > Last ? string.Empty : PackedTable.From(Stages, PackedTable.Start(Stages, stage - 1));
        }

        /// <summary>Finds the meaning of an error code.</summary>
        /// <param name="stage">XX.</param>
        /// <param name="progress">YY.</param>
        /// <returns>Its row, or <see langword="null"/> when no row holds it.</returns>
        public static ErrorRow Find(int stage, int progress)
        {
            for (int start = 0; start < Errors.Length; start = Errors.IndexOf('\n', start) + 1)
            {
                ErrorRow row = Row(start);
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
                rows[i] = Row(start);
                start = Errors.IndexOf('\n', start) + 1;
            }

            return rows;
        }

        /// <summary>Writes an error code as people quote it, without brackets.</summary>
        /// <param name="stage">XX.</param>
        /// <param name="progress">YY.</param>
        /// <returns>For example <c>2-99</c>.</returns>
        public static string Code(int stage, int progress)
        {
            return MessageFormat.Of("#-#", stage, progress);
        }

        private static ErrorRow Row(int start)
        {
            char advice = Errors[start + AdviceColumn];

            // A string of its own: the compiler joins a character in place through a span, which v1 does not have.
            string letter = advice.ToString();
            return new ErrorRow(
                Number(Errors, start, 2),
                Number(Errors, start + 2, 3),
                Number(Errors, start + 5, 3),
                PackedTable.From(Errors, start + TextColumn),
                PackedTable.From(Advice, Advice.IndexOf("\n" + letter) + 2),
                Errors[start + SafetyColumn],
                advice == RestartLetter);
        }

        private static int Number(string table, int start, int digits)
        {
            int number = 0;
            for (int i = start; i < start + digits; i++)
            {
                number = (number * 10) + table[i] - '0';
            }

            return number;
        }
    }
}
