using FlipperUpdaterNano.Hal;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Hal
{
    /// <summary>Tests the properties that every Flipper Zero reports. The tests change only the display and the LED.</summary>
    [TestClass]
    public class DeviceTests
    {
        [TestMethod]
        public void The_image_is_built_for_target_7()
        {
            Assert.AreEqual(7, TestDevice.Whole.System.BuildTarget);
        }

        [TestMethod]
        public void The_reset_cause_contains_only_reset_flags()
        {
            uint cause = TestDevice.Whole.System.ResetCause;
            Assert.AreEqual(0u, cause & 0x007FFFFF);
        }

        [TestMethod]
        public void OTP_reads_the_same_in_one_or_two_pieces()
        {
            ISystem system = TestDevice.Whole.System;
            byte[] whole = new byte[32];
            byte[] half = new byte[16];
            system.ReadOtp(0, whole, 32);
            system.ReadOtp(16, half, 16);
            Assert.AreEqual(-1, TestDevice.Bytes.FirstDifference(whole, 16, half, 0, 16));
        }

        [TestMethod]
        public void The_secure_start_matches_the_option_bytes()
        {
            IDevice device = TestDevice.Whole;
            uint page = device.OptionBytes.Read(14) & 0xFF;
            Assert.AreEqual(FlashGeometry.Base + (page * FlashGeometry.PageSize), device.Flash.SecureStart);
        }

        [TestMethod]
        public void The_charge_is_a_percentage_or_unknown()
        {
            int percent = TestDevice.Whole.Power.BatteryPercent;
            Assert.IsTrue(percent >= -1 && percent <= 100, percent.ToString());
        }

        [TestMethod]
        public void Only_the_expected_option_words_can_be_written()
        {
            IOptionBytes options = TestDevice.Whole.OptionBytes;
            string writable = "";
            for (int i = 0; i < 16; i++)
            {
                writable += options.IsWritable(i) ? "w" : "-";
            }

            Assert.AreEqual("wwwwwww------w--", writable);
        }

        [TestMethod]
        public void A_frame_is_shown_and_the_LED_accepts_every_colour()
        {
            IDisplay display = TestDevice.Whole.Display;
            byte[] frame = new byte[1024];
            TestDevice.Bytes.FillRectangle(frame, 8, 8, 112, 48, true);
            display.Show(frame);
            display.SetBacklight(true);
            display.SetLed(0, 255, 0);
            display.SetLed(0, 0, 0);
        }

        [TestMethod]
        public void Without_a_key_press_there_is_no_event()
        {
            Assert.AreEqual((int)ButtonEvent.None, (int)TestDevice.Whole.Buttons.Next(0));
        }
    }
}
