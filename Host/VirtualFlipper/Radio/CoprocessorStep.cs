namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>What CPU2 does at a planned moment.</summary>
    internal enum CoprocessorStep
    {
        /// <summary>It becomes ready after its start.</summary>
        BecomeReady,

        /// <summary>It answers a command.</summary>
        Answer,

        /// <summary>The stack switches to FUS.</summary>
        SwitchToFus,

        /// <summary>FUS starts the stack.</summary>
        SwitchToStack,

        /// <summary>FUS begins the next page of its operation, or its end.</summary>
        NextPage,

        /// <summary>FUS ends a page of its operation.</summary>
        EndPage,
    }
}
