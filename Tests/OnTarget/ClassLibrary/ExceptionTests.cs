using System;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.ClassLibrary
{
    /// <summary>Tests exceptions: throwing, catching, finally blocks and filters.</summary>
    [TestClass]
    public class ExceptionTests
    {
        private static string s_trace;

        [TestMethod]
        public void Invalid_operations_throw_the_expected_exceptions()
        {
            int[] array = new int[2];
            string text = null;
            object number = 5;
            Assert.ThrowsException(typeof(IndexOutOfRangeException), () => array[Two()] = 1);
            Assert.ThrowsException(typeof(NullReferenceException), () => Assert.AreEqual(0, text.Length));
            Assert.ThrowsException(typeof(InvalidCastException), () => text = (string)number);
        }

        [TestMethod]
        public void Division_by_zero_throws()
        {
            bool thrown = false;
            try
            {
                Assert.AreEqual(0, Two() / (Two() - 2));
            }
            catch (Exception)
            {
                thrown = true;
            }

            Assert.IsTrue(thrown);
        }

        [TestMethod]
        public void Finally_blocks_run_from_the_inside_out()
        {
            s_trace = "";
            try
            {
                try
                {
                    Throw("inner");
                }
                finally
                {
                    s_trace += "f1 ";
                }
            }
            catch (InvalidOperationException problem)
            {
                s_trace += problem.Message;
            }
            finally
            {
                s_trace += " f2";
            }

            Assert.AreEqual("throw f1 inner f2", s_trace);
        }

        [TestMethod]
        public void Filters_run_before_unwinding()
        {
            s_trace = "";
            try
            {
                try
                {
                    Throw("second");
                }
                finally
                {
                    s_trace += "finally ";
                }
            }
            catch (InvalidOperationException problem) when (Note("first?", problem.Message == "first"))
            {
                s_trace += "wrong";
            }
            catch (InvalidOperationException problem) when (Note("second?", problem.Message == "second"))
            {
                s_trace += "caught";
            }

            Assert.AreEqual("throw first? second? finally caught", s_trace);
        }

        [TestMethod]
        public void A_rethrown_exception_is_the_same_object()
        {
            Exception outer = null;
            try
            {
                try
                {
                    s_trace = "";
                    Throw("once");
                }
                catch (InvalidOperationException inner)
                {
                    throw new ArgumentException("twice", inner);
                }
            }
            catch (ArgumentException problem)
            {
                outer = problem;
            }

            Assert.IsNotNull(outer);
            Assert.AreEqual("once", outer.InnerException.Message);
        }

        private static int Two()
        {
            return 2;
        }

        private static bool Note(string what, bool answer)
        {
            s_trace += what + " ";
            return answer;
        }

        private static void Throw(string message)
        {
            s_trace += "throw ";
            throw new InvalidOperationException(message);
        }
    }
}
