using FlipperUpdaterNano.Hal;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget
{
    /// <summary>
    /// The device the tests run on. The launcher of each target sets it; what a target lacks is null, and the tests that need it are
    /// skipped with the reason.
    /// </summary>
    public static class TestDevice
    {
        /// <summary>Gets or sets the device.</summary>
        public static IDevice Current { get; set; }

        /// <summary>Gets the operations on bytes; skips the test where there are none.</summary>
        public static IBytes Bytes
        {
            get { return (IBytes)Part(Current == null ? null : Current.Bytes, "byte operations"); }
        }

        /// <summary>Gets the clock; skips the test where there is none.</summary>
        public static IClock Clock
        {
            get { return (IClock)Part(Current == null ? null : Current.Clock, "clock"); }
        }

        /// <summary>Gets the flash; skips the test where there is none.</summary>
        public static IFlash Flash
        {
            get { return (IFlash)Part(Current == null ? null : Current.Flash, "flash"); }
        }

        /// <summary>Gets the backup registers; skips the test where there are none.</summary>
        public static IBackupRegisters BackupRegisters
        {
            get { return (IBackupRegisters)Part(Current == null ? null : Current.BackupRegisters, "backup registers"); }
        }

        /// <summary>Gets the card, mounted; skips the test where there is none that can be written.</summary>
        public static ICard Card
        {
            get
            {
                ICard card = (ICard)Part(Current == null ? null : Current.Card, "card");
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
                Part(Current == null ? null : Current.System, "device");
                return Current;
            }
        }

        private static object Part(object part, string name)
        {
            if (part == null)
            {
                Assert.SkipTest("no " + name + " on this target");
            }

            return part;
        }
    }
}
