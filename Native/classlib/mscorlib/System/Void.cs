namespace System
{
    /// <summary>What a method that returns nothing returns.</summary>
    public struct Void
    {
    }
}
