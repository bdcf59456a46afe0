namespace System
{
    /// <summary>Kept for the compiler.</summary>
    public struct RuntimeArgumentHandle
    {
    }
}
