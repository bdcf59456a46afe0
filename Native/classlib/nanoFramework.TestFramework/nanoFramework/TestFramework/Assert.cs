using System;
using TestFrameworkShared;

namespace nanoFramework.TestFramework
{
    /// <summary>Assertions for tests; a failed assertion throws AssertFailedException.</summary>
    public sealed partial class Assert
    {
        /// <summary>Fails unless two references refer to the same object.</summary>
        public static void AreSame(object expected, object actual, string message = "") =>
            Check(ReferenceEquals(expected, actual), "The objects are not the same. ", message);

        /// <summary>Fails if two references refer to the same object.</summary>
        public static void AreNotSame(object notExpected, object actual, string message = "") =>
            Check(!ReferenceEquals(notExpected, actual), "The objects are the same. ", message);

        /// <summary>Fails unless the condition holds.</summary>
        public static void IsTrue(bool condition, string message = "") => Check(condition, "The condition is false. ", message);

        /// <summary>Fails if the condition holds.</summary>
        public static void IsFalse(bool condition, string message = "") => Check(!condition, "The condition is true. ", message);

        /// <summary>Fails unless the reference is null.</summary>
        public static void IsNull(object value, string message = "") => Check(value == null, "The object is not null. ", message);

        /// <summary>Fails if the reference is null.</summary>
        public static void IsNotNull(object value, string message = "") => Check(value != null, "The object is null. ", message);

        /// <summary>Fails unless the object is of the type.</summary>
        public static void IsInstanceOfType(object value, Type expectedType, string message = "") =>
            Check(value != null && expectedType.IsInstanceOfType(value), "The object is not of type " + expectedType + ". ", message);

        /// <summary>Fails if the object is of the type.</summary>
        public static void IsNotInstanceOfType(object value, Type wrongType, string message = "") =>
            Check(value == null || !wrongType.IsInstanceOfType(value), "The object is of type " + wrongType + ". ", message);

        /// <summary>Fails unless a string contains another one.</summary>
        public static void Contains(string expected, string actual, string message = "") =>
            Check(actual.IndexOf(expected) >= 0, "'" + actual + "' does not contain '" + expected + "'. ", message);

        /// <summary>Fails if a string contains another one.</summary>
        public static void DoesNotContains(string expected, string actual, string message = "") =>
            Check(actual.IndexOf(expected) < 0, "'" + actual + "' contains '" + expected + "'. ", message);

        /// <summary>Fails unless a string starts with another one.</summary>
        public static void StartsWith(string expected, string actual, string message = "") =>
            Check(actual.StartsWith(expected), "'" + actual + "' does not start with '" + expected + "'. ", message);

        /// <summary>Fails unless a string ends with another one.</summary>
        public static void EndsWith(string expected, string actual, string message = "") =>
            Check(actual.EndsWith(expected), "'" + actual + "' does not end with '" + expected + "'. ", message);

        /// <summary>Fails unless the action throws an exception of exactly this type.</summary>
        public static void ThrowsException(Type exceptionType, Action action, string message = "")
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                Check(exception.GetType() == exceptionType, "It threw " + exception.GetType() + ", not " + exceptionType + ". ", message);

                return;
            }

            Check(false, "It did not throw " + exceptionType + ". ", message);
        }

        /// <summary>Marks the test as skipped.</summary>
        public static void SkipTest(string message = null) => throw new SkipTestException(message);

        internal static void Check(bool holds, string what, string message)
        {
            if (!holds)
            {
                throw new AssertFailedException(what + message);
            }
        }
    }
}
