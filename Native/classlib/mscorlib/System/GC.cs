namespace System
{
    /// <summary>What programs may tell the garbage collector; there are no finalizers here, so there is nothing to do.</summary>
    public static class GC
    {
        /// <summary>Nothing: finalizers do not run.</summary>
        public static void ReRegisterForFinalize(object obj)
        {
            ArgumentNullException.ThrowIfNull(obj, "obj");
        }

        /// <summary>Nothing: finalizers do not run.</summary>
        public static void SuppressFinalize(object obj)
        {
            ArgumentNullException.ThrowIfNull(obj, "obj");
        }

        /// <summary>Nothing: finalizers do not run.</summary>
        public static void WaitForPendingFinalizers()
        {
        }
    }
}
