using FlipperUpdaterNano.Hal;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget
{
    /// <summary>
    /// The device under test, set by the launcher of each target. Parts that a target lacks are null, and tests that need them are
    /// skipped with the reason.
    /// </summary>
    public static class TestDevice
    {
        /// <summary>Gets or sets the device.</summary>
        public static IDevice Current { get; set; }

        /// <summary>Gets the byte operations; skips the test if there are none.</summary>
        public static IBytes Bytes
        {
            get { return (IBytes)Part(Current == null ? null : Current.Bytes, "byte operations"); }
        }

        /// <summary>Gets the clock; skips the test if there is none.</summary>
        public static IClock Clock
        {
            get { return (IClock)Part(Current == null ? null : Current.Clock, "clock"); }
        }

        /// <summary>Gets the flash; skips the test if there is none.</summary>
        public static IFlash Flash
        {
            get { return (IFlash)Part(Current == null ? null : Current.Flash, "flash"); }
        }

        /// <summary>Gets the backup registers; skips the test if there are none.</summary>
        public static IBackupRegisters BackupRegisters
        {
            get { return (IBackupRegisters)Part(Current == null ? null : Current.BackupRegisters, "backup registers"); }
        }

        /// <summary>Gets the mounted card; skips the test if there is no writable card.</summary>
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

        /// <summary>Gets the complete device; skips the test if the target has only parts.</summary>
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
