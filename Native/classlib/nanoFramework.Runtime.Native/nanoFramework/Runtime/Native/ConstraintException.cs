using System;

namespace nanoFramework.Runtime.Native
{
    /// <summary>Thrown when code exceeds a time limit. This runtime has no time limits, so it never throws this exception.</summary>
    public class ConstraintException : Exception
    {
    }
}
