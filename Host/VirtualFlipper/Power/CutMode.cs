namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>Position of the power cut relative to an operation.</summary>
    public enum CutMode
    {
        /// <summary>Before the operation: nothing changes.</summary>
        Before,

        /// <summary>During the operation: the affected memory is undefined, in the way typical of its kind.</summary>
        Torn,

        /// <summary>After the operation: the change is complete, but the caller has not returned.</summary>
        After
    }
}
