using FlipperUpdaterNano.Hal;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget
{
    /// <summary>
    /// The device the tests run on. The launcher of each target sets it; what a target lacks is null, and the tests that need it are skipped
    /// with the reason.
    /// </summary>
    public static class TestDevice
    {
        /// <summary>Gets or sets the device.</summary>
        public static IDevice Current { get; set; }

        /// <summary>Gets the operations on bytes; skips the test where there are none.</summary>
        public static IBytes Bytes
        {
            get
            {
                Need(Current == null ? null : Current.Bytes, "byte operations");
                return Current.Bytes;
            }
        }

        /// <summary>Gets the clock; skips the test where there is none.</summary>
        public static IClock Clock
        {
            get
            {
                Need(Current == null ? null : Current.Clock, "clock");
                return Current.Clock;
            }
        }

        /// <summary>Gets the flash; skips the test where there is none.</summary>
        public static IFlash Flash
        {
            get
            {
                Need(Current == null ? null : Current.Flash, "flash");
                return Current.Flash;
            }
        }

        /// <summary>Gets the backup registers; skips the test where there are none.</summary>
        public static IBackupRegisters BackupRegisters
        {
            get
            {
                Need(Current == null ? null : Current.BackupRegisters, "backup registers");
                return Current.BackupRegisters;
            }
        }

        /// <summary>Gets the card, mounted; skips the test where there is none that can be written.</summary>
        public static ICard Card
        {
            get
            {
                Need(Current == null ? null : Current.Card, "card");
                ICard card = Current.Card;
                if (!card.IsPresent)
                {
                    Assert.SkipTest("no card in the slot");
                }

                Assert.AreEqual(CardStatus.Ok, card.Mount(), "mounting the card");
                if (card.IsReadOnly)
                {
                    Assert.SkipTest("the card is write-protected");
                }

                return card;
            }
        }

        /// <summary>Gets the device; skips the test where only parts of one are there.</summary>
        public static IDevice Whole
        {
            get
            {
                Need(Current == null ? null : Current.System, "device");
                return Current;
            }
        }

        private static void Need(object part, string name)
        {
            if (part == null)
            {
                Assert.SkipTest("no " + name + " on this target");
            }
        }
    }
}
