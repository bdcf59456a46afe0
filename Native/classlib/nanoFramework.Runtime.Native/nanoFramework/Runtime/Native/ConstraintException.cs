using System;

namespace nanoFramework.Runtime.Native
{
    /// <summary>Code exceeded a time limit. This runtime has no time limits, so it never throws this.</summary>
    public class ConstraintException : Exception
    {
    }
}
