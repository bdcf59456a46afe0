using System.Text;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Demo
{
    /// <summary>
    /// Resources with the structure of a stock release (docs/reference/stock-on-emulator.md, section 6): 937 files in 113 folders, 1.58 MB,
    /// 868 KB packed. Most files are animation frames smaller than a kilobyte; most of the bytes belong to applications and dictionaries.
    /// </summary>
    internal static class ReleaseResources
    {
        /// <summary>Size in bytes of the firmware in the same release.</summary>
        public const int FirmwareSize = 832_552;

        /// <summary>Number of files, not counting the <c>Manifest</c>.</summary>
        public const int Files = 937;

        /// <summary>Number of folders.</summary>
        public const int Folders = 113;

        /// <summary>Number of files that <see cref="MakeLarge"/> creates, not counting the <c>Manifest</c>.</summary>
        public const int LargeFiles = 1453;

        private const int Animations = 85;

        private static readonly string[] s_categories =
        [
            "Bluetooth", "GPIO", "Games", "Infrared", "Main", "Media", "NFC", "RFID", "Scripts", "Settings", "Sub-GHz", "Tools", "USB",
            "iButton",
        ];

        private static readonly (string Path, int Bytes)[] s_assets =
        [
            ("badusb/assets/layouts/de-DE.kl", 256), ("badusb/assets/layouts/en-US.kl", 256), ("badusb/assets/layouts/fr-FR.kl", 256),
            ("badusb/demo_macos.txt", 1600), ("badusb/demo_windows.txt", 1500), ("dolphin/manifest.txt", 12_400),
            ("infrared/assets/ac.ir", 86_000), ("infrared/assets/audio.ir", 27_000), ("infrared/assets/projectors.ir", 18_000),
            ("infrared/assets/tv.ir", 39_000), ("nfc/assets/aid.nfc", 2100), ("nfc/assets/country_code.nfc", 3000),
            ("nfc/assets/currency_code.nfc", 1800), ("nfc/assets/mf_classic_dict.nfc", 31_000), ("subghz/assets/alutech_at_4n", 96),
            ("subghz/assets/keeloq_mfcodes", 6800), ("subghz/assets/nice_flor_s", 96), ("u2f/assets/cert.der", 308),
            ("u2f/assets/cert_key.u2f", 200),
        ];

        /// <summary>Makes the resources.</summary>
        /// <param name="changed">Number of files whose content differs from release 0.</param>
        /// <param name="renamed">Number of files renamed since release 0.</param>
        public static ResourceFolder Make(int changed = 0, int renamed = 0)
        {
            ResourceFolder root = new();
            int number = 0;
            foreach ((string path, int bytes) in s_assets)
            {
                Add(path, bytes);
            }

            for (int i = 0; i < Animations; i++)
            {
                string folder = $"dolphin/external/L{1 + (i % 3)}_Animation{i:D2}_128x64";
                Add($"{folder}/meta.txt", 230 + (i * 7 % 90));
                int frames = 5 + (i * 5 % 9);
                for (int frame = 0; frame < frames; frame++)
                {
                    Add($"{folder}/frame_{frame}.bm", 200 + (((i * 131) + (frame * 37)) % 700));
                }
            }

            for (int i = 0; number < Files; i++)
            {
                Add($"apps/{s_categories[i % s_categories.Length]}/application_{i:D2}.fap", 3100 + (i * 3571 % 16_900));
            }

            return root;

            void Add(string path, int bytes)
            {
                // Distributes the changed and renamed files over the whole tree.
                int spread = number * 569 % Files;
                bool isRenamed = spread >= Files - renamed;
                root.Add(isRenamed ? path + "2" : path, Content(bytes, (uint)(number + 1 + (spread < changed ? 100_000 : 0))));
                number++;
            }
        }

        /// <summary>
        /// Creates the resources of the release that precedes the point release of <see cref="MakePoint"/>. In the point release, 300 of
        /// these files differ and 40 are missing.
        /// </summary>
        public static ResourceFolder MakeBeforePoint()
        {
            ResourceFolder root = Make();
            for (int i = 0; i < 10; i++)
            {
                root.Add($"apps/{s_categories[i]}/removed_{i}.fap", Content(3100 + (i * 1571), (uint)(200_000 + i)));
            }

            return root;
        }

        /// <summary>Creates the resources of a point release: 300 files are changed and 30 are new.</summary>
        public static ResourceFolder MakePoint() => Make(300, 30);

        /// <summary>Creates the resources of a release with many applications: 1,453 files, 9.0 MB, 5.4 MB packed.</summary>
        public static ResourceFolder MakeLarge()
        {
            ResourceFolder root = Make();
            for (int i = Files; i < LargeFiles; i++)
            {
                int bytes = 4100 + (i * 3571 % 20_700);
                root.Add($"apps/{s_categories[i % s_categories.Length]}/more_{i}.fap", Content(bytes, (uint)(300_000 + i), 10));
            }

            return root;
        }

        // Of every 16 pieces, `repeats` repeat earlier bytes and the others are new, so that heatshrink compresses the content about
        // as well as the files of a real release.
        private static byte[] Content(int bytes, uint seed, int repeats = 11)
        {
            byte[] content = new byte[bytes];
            uint state = seed * 2654435761;
            int at = 0;
            while (at < bytes)
            {
                uint draw = Next();
                int length = Math.Min(bytes - at, 4 + (int)(draw % 12));
                int back = 1 + (int)(Next() % (uint)Math.Clamp(at, 1, 2000));
                bool isRepeat = (draw >> 8) % 16 < repeats && back <= at;
                for (int i = 0; i < length; i++, at++)
                {
                    content[at] = isRepeat ? content[at - back] : (byte)(Next() >> 8);
                }
            }

            return content;

            uint Next()
            {
                state = (state * 1664525) + 1013904223;
                return state >> 8;
            }
        }
    }
}
