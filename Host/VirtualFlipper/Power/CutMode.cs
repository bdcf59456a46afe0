namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>When, seen from one changing operation, the power goes away.</summary>
    public enum CutMode
    {
        /// <summary>Before it began: nothing of it happens.</summary>
        Before,

        /// <summary>In the middle: what it touches is undefined in the way this kind of memory is.</summary>
        Torn,

        /// <summary>Right after it ended: all of it has happened and nobody has seen the result.</summary>
        After
    }
}
