using System;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.ClassLibrary
{
    /// <summary>What is thrown, who catches it, and what runs on the way.</summary>
    [TestClass]
    public class ExceptionTests
    {
        private static string s_trace;

        [TestMethod]
        public void Mistakes_throw_the_exceptions_they_should()
        {
            int[] array = new int[2];
            string text = null;
            object number = 5;
            Assert.ThrowsException(typeof(IndexOutOfRangeException), () => array[Two()] = 1);
            Assert.ThrowsException(typeof(NullReferenceException), () => Assert.AreEqual(0, text.Length));
            Assert.ThrowsException(typeof(InvalidCastException), () => text = (string)number);
        }

        [TestMethod]
        public void Dividing_by_zero_throws()
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
        public void Finally_runs_from_the_inside_out()
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
        public void A_filter_chooses_before_anything_unwinds()
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
        public void What_is_thrown_again_stays_what_it_was()
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
