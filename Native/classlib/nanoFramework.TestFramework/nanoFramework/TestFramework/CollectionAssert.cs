using System.Collections;

namespace nanoFramework.TestFramework
{
    /// <summary>Assertions about collections.</summary>
    public sealed class CollectionAssert
    {
        /// <summary>Fails unless two collections have equal elements in the same order.</summary>
        public static void AreEqual(ICollection expected, ICollection actual, string message = "") =>
            Assert.Check(HaveEqualElements(expected, actual), "The collections differ. ", message);

        /// <summary>Fails if two collections have equal elements in the same order.</summary>
        public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "") =>
            Assert.Check(!HaveEqualElements(notExpected, actual), "The collections are equal. ", message);

        /// <summary>Fails unless the collection is empty.</summary>
        public static void Empty(ICollection collection, string message = "") =>
            Assert.Check(collection.Count == 0, "The collection is not empty. ", message);

        /// <summary>Fails if the collection is empty.</summary>
        public static void NotEmpty(ICollection collection, string message = "") =>
            Assert.Check(collection.Count != 0, "The collection is empty. ", message);

        private static bool HaveEqualElements(ICollection expected, ICollection actual)
        {
            if (expected == null || actual == null || expected.Count != actual.Count)
            {
                return expected == actual;
            }

            IEnumerator others = actual.GetEnumerator();

            foreach (object element in expected)
            {
                if (!others.MoveNext() || !object.Equals(element, others.Current))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
