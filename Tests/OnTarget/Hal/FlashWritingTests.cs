using System;
using FlipperUpdaterNano.Hal;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Hal
{
    /// <summary>
    /// Programs and erases the highest erased page below CPU2's flash, and leaves it erased. A power loss does no harm, because a page
    /// that was erased before the test contains no data of the firmware or of /int.
    /// </summary>
    [TestClass]
    public class FlashWritingTests
    {
        private const int Row = 512;

        private static IFlash s_flash;
        private static uint s_page;

        [Setup]
        public void Find_an_erased_page()
        {
            s_flash = TestDevice.Flash;
            for (uint page = s_flash.SecureStart - FlashGeometry.PageSize; page > FlashGeometry.Base; page -= FlashGeometry.PageSize)
            {
                if (s_flash.IsErased(page, FlashGeometry.PageSize))
                {
                    s_page = page;
                    return;
                }
            }

            Assert.SkipTest("no page of the flash is erased");
        }

        [Cleanup]
        public void Leave_the_page_erased()
        {
            Erase();
        }

        [TestMethod]
        public void Double_words_are_programmed_and_erased()
        {
            byte[] data = Sample.Bytes(64, 21);
            Erase();
            Assert.AreEqual(FlashStatus.Ok, s_flash.ProgramDoubleWords(s_page + 16, data, 8, 48));
            Assert.IsTrue(s_flash.Matches(s_page + 16, data, 8, 48));
            Assert.IsTrue(s_flash.IsErased(s_page, 16));
            Assert.IsTrue(s_flash.IsErased(s_page + 64, FlashGeometry.PageSize - 64));
            Erase();
        }

        [TestMethod]
        public void A_row_is_programmed_in_one_operation_if_supported()
        {
            if (!s_flash.HasRowProgramming)
            {
                return;
            }

            byte[] data = Sample.Bytes(Row + 4, 22);
            Erase();
            Assert.AreEqual(FlashStatus.Ok, s_flash.ProgramRow(s_page + Row, data, 4));
            Assert.IsTrue(s_flash.Matches(s_page + Row, data, 4, Row));
            Assert.IsTrue(s_flash.IsErased(s_page, Row));
            Assert.IsTrue(s_flash.IsErased(s_page + (2 * Row), FlashGeometry.PageSize - (2 * Row)));
        }

        [TestMethod]
        public void Rows_are_programmed_in_any_order()
        {
            byte[] data = Sample.Bytes(3 * Row, 25);
            Erase();
            Assert.AreEqual(FlashStatus.Ok, s_flash.ProgramRow(s_page + (2 * Row), data, 2 * Row));
            Assert.AreEqual(FlashStatus.Ok, s_flash.ProgramRow(s_page + Row, data, Row));
            Assert.AreEqual(FlashStatus.Ok, s_flash.ProgramDoubleWords(s_page, data, 0, Row));
            Assert.IsTrue(s_flash.Matches(s_page, data, 0, 3 * Row));
        }

        [TestMethod]
        public void A_non_erased_double_word_is_not_programmed_and_the_next_operation_succeeds()
        {
            byte[] data = Sample.Bytes(16, 23);
            Erase();
            Assert.AreEqual(FlashStatus.Ok, s_flash.ProgramDoubleWords(s_page, data, 0, 8));
            Assert.AreEqual(FlashStatus.Controller, s_flash.ProgramDoubleWords(s_page, data, 8, 8));
            Assert.AreNotEqual(0u, s_flash.LastErrorFlags);
            Assert.IsTrue(s_flash.Matches(s_page, data, 0, 8));
            Assert.AreEqual(FlashStatus.Ok, s_flash.ProgramDoubleWords(s_page + 8, data, 8, 8));
            Assert.IsTrue(s_flash.Matches(s_page, data, 0, 16));
        }

        [TestMethod]
        public void CPU2_flash_and_out_of_range_addresses_are_refused()
        {
            byte[] data = Sample.Bytes(Row, 24);
            int secure = (int)((s_flash.SecureStart - FlashGeometry.Base) / FlashGeometry.PageSize);
            Assert.AreEqual(FlashStatus.OutOfRange, s_flash.BeginErase(secure));
            Assert.AreEqual(FlashStatus.OutOfRange, s_flash.BeginErase(256));
            Assert.AreEqual(FlashStatus.OutOfRange, s_flash.BeginErase(-1));
            Assert.AreEqual(FlashStatus.OutOfRange, s_flash.ProgramDoubleWords(s_flash.SecureStart - 8, data, 0, 16));
            Assert.AreEqual(FlashStatus.OutOfRange, s_flash.ProgramDoubleWords(FlashGeometry.Base - 8, data, 0, 8));
            Assert.AreEqual(FlashStatus.OutOfRange, s_flash.ProgramRow(s_flash.SecureStart, data, 0));
        }

        [TestMethod]
        public void The_end_of_an_erase_that_was_not_started_is_refused()
        {
            Assert.ThrowsException(typeof(InvalidOperationException), () => s_flash.EndErase());
            Assert.AreEqual(FlashStatus.OutOfRange, s_flash.BeginErase(-1));
            Assert.ThrowsException(typeof(InvalidOperationException), () => s_flash.EndErase());
        }

        private static void Erase()
        {
            Assert.AreEqual(FlashStatus.Ok, s_flash.BeginErase((int)((s_page - FlashGeometry.Base) / FlashGeometry.PageSize)));
            Assert.AreEqual(FlashStatus.Ok, s_flash.EndErase());
            Assert.IsTrue(s_flash.IsErased(s_page, FlashGeometry.PageSize));
        }
    }
}
