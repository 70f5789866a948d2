"""The queries that may return nothing here, and why. An alert among them must still find the series that it reads."""

QUIET = {
    "alert UndertoneFallbackShareHigh, critical": "most of the time at least one of the two models is well",
    "alert UndertoneLagGrowing, warning": "the model is faster than the sample texts come",
    "alert UndertoneRegistryFailing, critical": "there is no registry",
    "alert UndertoneModelVersionSkew, warning": "both instances serve the built-in model",
    "overview: Dead letters by reason, B": "no sample text is one that the model refuses",
    "kafka-streams: Dead letters by reason, B": "no sample text is one that the model refuses",
    "kafka-streams: Troubles when writing, B": "no output is too large for its topic",
}
