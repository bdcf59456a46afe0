namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>Position of a power cut relative to an operation.</summary>
    public enum CutMode
    {
        /// <summary>Before the operation: nothing changes.</summary>
        Before,

        /// <summary>During the operation: the affected memory is undefined; the possible results depend on the kind of memory.</summary>
        Torn,

        /// <summary>After the operation: the change is complete, but the caller has not returned.</summary>
        After
    }
}
