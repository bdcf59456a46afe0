using System;

namespace nanoFramework.Runtime.Native
{
    /// <summary>A piece of code took longer than it was allowed; nothing watches that here.</summary>
    public class ConstraintException : Exception
    {
    }
}
