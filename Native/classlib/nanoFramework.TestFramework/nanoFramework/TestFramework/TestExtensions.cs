using System;

namespace nanoFramework.TestFramework
{
    /// <summary>Helpers for the assertions.</summary>
    public static class TestExtensions
    {
        /// <summary>Returns whether two arrays have equal elements in the same order.</summary>
        public static bool SequenceEqual(this Array array, Array other)
        {
            if (array == null || other == null || array.Length != other.Length)
            {
                return array == other;
            }

            for (int i = 0; i < array.Length; i++)
            {
                if (!object.Equals(array.GetValue(i), other.GetValue(i)))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
