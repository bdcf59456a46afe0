using System;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Image
{
    /// <summary>
    /// Calls tests and reports the results in the format of nanoFramework's launcher: one line
    /// <c>Test passed|failed|skipped,NAME,TICKS|MESSAGE</c> for each test, and a line with the totals at the end.
    /// </summary>
    internal sealed class TestRun
    {
        private string _class;
        private string _skipReason;
        private string _setupProblem;
        private int _passed;
        private int _failed;
        private int _skipped;

        /// <summary>Sets the current test class.</summary>
        public void Begin(string name)
        {
            _class = name;
            _skipReason = null;
            _setupProblem = null;
        }

        /// <summary>Runs the setup of the class. If the setup is skipped or fails, every test of the class is skipped or fails
        /// too.</summary>
        public void Setup(string method, TestBody body)
        {
            try
            {
                body();
            }
            catch (SkipTestException reason)
            {
                _skipReason = reason.Message;
            }
            catch (Exception problem)
            {
                _setupProblem = method + ": " + problem.Message;
            }
        }

        /// <summary>Calls a test without data, or a test with one data row.</summary>
        public void Test(string method, int index, TestBody body)
        {
            string name = _class + "." + method + "." + index.ToString();
            if (_skipReason != null)
            {
                Skipped(name, _skipReason);
                return;
            }

            if (_setupProblem != null)
            {
                Failed(name, _setupProblem);
                return;
            }

            long start = DateTime.UtcNow.Ticks;
            try
            {
                body();
                _passed++;
                OutputHelper.WriteLine("Test passed," + name + "," + (DateTime.UtcNow.Ticks - start).ToString());
            }
            catch (SkipTestException reason)
            {
                Skipped(name, reason.Message);
            }
            catch (Exception problem)
            {
                Failed(name, problem.Message);
            }
        }

        /// <summary>
        /// Runs the cleanup of a class whose setup succeeded. A failure counts as a failed test; success is not reported.
        /// </summary>
        public void Cleanup(string method, TestBody body)
        {
            if (_skipReason != null || _setupProblem != null)
            {
                return;
            }

            try
            {
                body();
            }
            catch (Exception problem)
            {
                Failed(_class + "." + method + ".0", problem.Message);
            }
        }

        /// <summary>Reports the totals.</summary>
        /// <returns>The number of failed tests.</returns>
        public int End()
        {
            OutputHelper.WriteLine(_passed.ToString() + " passed, " + _failed.ToString() + " failed, " + _skipped.ToString() + " skipped");
            return _failed;
        }

        private void Skipped(string name, string reason)
        {
            _skipped++;
            OutputHelper.WriteLine("Test skipped," + name + "," + reason);
        }

        private void Failed(string name, string message)
        {
            _failed++;
            OutputHelper.WriteLine("Test failed," + name + "," + message);
        }
    }
}
