namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>Position of the power cut relative to an operation.</summary>
    public enum CutMode
    {
        /// <summary>Before the operation: nothing changes.</summary>
        Before,

        /// <summary>During the operation: the memory it changes is undefined in the way of that kind of memory.</summary>
        Torn,

        /// <summary>After the operation: the change is complete, and the caller has not returned.</summary>
        After
    }
}
