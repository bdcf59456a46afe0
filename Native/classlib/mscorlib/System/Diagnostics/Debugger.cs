namespace System.Diagnostics
{
    /// <summary>A debugger of managed code: there is none.</summary>
    public static class Debugger
    {
        /// <summary>False.</summary>
        public static bool IsAttached
        {
            get { return false; }
        }

        /// <summary>Goes on: nobody is there to look.</summary>
        public static void Break()
        {
        }
    }
}
